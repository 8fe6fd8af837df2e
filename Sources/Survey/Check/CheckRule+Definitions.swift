import Columns

extension CheckRule {
    /// Severity, unit, layers and meaning of the rule.
    package var definition: Definition {
        switch self {
        // Datum and zone
        case .crsMissing: error(.any, "the layer declares no coordinate reference system", "图层未声明坐标系")
        case .crsUnknown: error(.any, "the declared coordinate reference system is not understood", "无法识别所声明的坐标系")
        case .datum: error(.any, "the datum is not CGCS2000", "大地基准不是 CGCS2000")
        case .projection:
            warning(.any, "the layer is on CGCS2000 but not in a Gauss-Krüger zone of it", "不是 CGCS2000 高斯-克吕格分带坐标")
        case .zoneContradicted: error(.any, "the coordinates contradict the declared zone", "坐标与所声明的投影带不符")
        case .zoneMixed:
            error(
                .any, "a row's coordinates are of another zone, or lack or have the prefix, unlike its layer",
                "个别要素的带号或坐标与本层不一致")
        case .outsideDomain:
            error(.any, "a row's coordinates are no place that its coordinate reference system has", "坐标超出所声明坐标系的范围")
        case .zoneDiffers: warning(.any, "layers checked together lie in different zones", "同批图层的投影带不一致")
        // Schema
        case .layerMissing: warning(.any, "a layer that the survey database must have is not there", "缺少必备图层")
        case .layerEmpty: notice(.any, "the layer has no rows", "图层没有要素")
        case .geometryKind:
            error(.standard, "the layer holds another kind of geometry than the standard's", "几何类型不符合标准")
        case .fieldMissing: error(.standard, "a field of the standard is missing", "缺少标准字段")
        case .fieldType: error(.standard, "a field has another type than the standard's", "字段类型不符合标准")
        case .fieldWidth: warning(.standard, "a field declares another width than the standard's", "字段长度不符合标准")
        // Values of any standard layer
        case .keyMissing: error(.standard, "BSM is missing", "标识码为空")
        case .keyLength: error(.standard, "BSM has not 18 characters", "标识码不是 18 位")
        case .duplicateKey: error(.standard, "BSM stands on another row of different content", "标识码重复")
        case .featureCode: error(.standard, "YSDM is not the layer's feature code", "要素代码错误")
        case .valueMissing: error(.standard, "a mandatory value is missing", "必填字段为空")
        case .valueUnknown: error(.standard, "a value is not in the dictionary of its field", "字段值不在字典内")
        case .valueRange: error(.standard, "a number lies outside the range of its field", "数值超出范围")
        case .textCut: warning(.any, "a text fills its field to the brim and ends in half a letter", "文本被截断")
        // Values of DLTB
        case .classUnknown: error(parcels, "DLBM is missing or not in the class table", "地类编码为空或不存在")
        case .className: error(parcels, "DLMC is not the name of the class", "地类名称与编码不一致")
        case .locationCode: error(parcels, "ZLDWDM is not a code of 19 digits", "坐落单位代码不是 19 位数字")
        case .ownerCode: error(parcels, "QSDWDM is not a code of 19 digits", "权属单位代码不是 19 位数字")
        case .widthMissing: error(parcels, "a linear class has no width XZDWKD", "线性地类缺少宽度")
        case .roadWidth: error(parcels, "a rural road (1006) is wider than 8 m", "农村道路宽度超过 8 米")
        case .settlementMissing: error(parcels, "a class of settlements has no CZCSXM", "缺少城镇村属性码")
        case .settlementCode: error(parcels, "CZCSXM is not in the dictionary", "城镇村属性码错误")
        case .slopeMissing: error(parcels, "farmland has no slope class 1 to 5", "耕地缺少坡度级别")
        case .slopeUnexpected: warning(parcels, "a slope class on land that is not farmland", "非耕地填有坡度级别")
        case .terraceKind: error(parcels, "GDLX does not fit the slope class", "耕地类型与坡度级别不符")
        case .planting: error(parcels, "ZZSXDM is missing on farmland or not allowed for the class", "种植属性错误")
        case .detail: error(parcels, "TBXHDM is not allowed for the class", "图斑细化代码与地类不符")
        case .areaMissing: error(parcels, "TBMJ is missing or not above 0", "图斑面积为空或不大于 0")
        case .deductionRange: error(parcels, "KCXS lies outside 0 to 1", "扣除系数超出 0 至 1")
        case .deductionClass: error(parcels, "a deduction off farmland, or without KCDLBM 1203", "扣除地类与地类不符")
        case .deductionSlope: error(parcels, "KCXS does not fit slope class and terrace", "扣除系数与坡度、梯田不符")
        case .deductedArea: error(parcels, "KCMJ is not TBMJ · KCXS", "扣除面积计算错误")
        case .netArea: error(parcels, "TBDLMJ is not TBMJ − KCMJ", "图斑地类面积计算错误")
        case .storedArea:
            error(
                .layers([.parcels, .protectionTargets, .basicFarmland, .villages, .towns]),
                "the stored area differs from the ellipsoidal area of the shape", "存储面积与椭球面积不符", .squareMetres)
        // Codes of units
        case .unitCode: error(units, "a village code has not 12 or 19 digits, or a town code not 9 or 12", "行政代码位数错误")
        case .duplicateCode: warning(units, "two rows carry the code of one unit", "行政代码重复")
        case .parentCode: error(units, "the code does not begin with that of the unit it lies in", "代码与上级行政区不一致")
        case .countyCode: warning(units, "the code begins with another county's", "代码不属于本县")
        case .parcelVillage:
            error(parcels, "ZLDWDM is not the village in which most of the parcel lies", "坐落单位与所在村不符", .squareMetres)
        // Parcels of a corner-point file
        case .notAPolygon: error(.cornerPoints, "图形类型 is another than 面; the parcel is left out", "图形类型不是面，地块不计")
        case .ringNumber:
            warning(.cornerPoints, "a further ring begins under the number of the one before", "圈号未变而另起一圈")
        case .ringNotClosed: warning(.cornerPoints, "a ring does not repeat its first point; closed", "首尾点不重合，已闭合")
        case .tooFewPoints: error(.cornerPoints, "a ring has fewer than three points; left out", "一圈少于三点，不计")
        case .pointCount:
            warning(
                .cornerPoints, "the points stated are not the points found: one may be missing, with its ground",
                "界址点数与实际不符")
        case .pointNumber: notice(.cornerPoints, "a point's number is not the one that is due", "界址点号不连续")
        case .statedUnit: notice(.cornerPoints, "an area is stated in another unit than the file's", "面积单位与全文不一致")
        // Geometry of single rows
        case .nullGeometry: error(.any, "the row has no geometry", "几何为空")
        case .geometryBroken: error(.any, "the geometry cannot be read", "几何无法读取")
        case .recordMissing: error(.any, "the shape has no record in the table", "图形缺少属性记录")
        case .geometryCollection: warning(.any, "the geometry is a collection", "几何为集合")
        case .notFinite: error(.any, "a coordinate is not a finite number", "坐标不是有限数值")
        case .tooFewVertices: error(.polygons, "a ring has fewer than four vertices", "环的顶点少于四个")
        case .notClosed: error(.polygons, "a ring does not end where it starts", "环未闭合")
        case .zeroArea: error(.polygons, "a ring encloses no ground", "环面积为零")
        case .selfCrossing: error(.polygons, "a ring crosses or touches itself", "环自相交")
        case .ringsCross: error(.polygons, "two rings of a part cross or share a stretch of border", "同一部分的环相交")
        case .duplicateRing: error(.polygons, "a row has the same ring twice", "环重复")
        case .holeOutside: error(.polygons, "a hole lies outside its shell", "内环在外环之外")
        case .nestedHoles: error(.polygons, "a hole lies inside another hole", "内环嵌套")
        case .overlappingParts: error(.polygons, "two parts share ground or a stretch of border", "部分之间重叠")
        case .insideCut: error(.polygons, "holes touch so that they cut the inside of a part in two", "内环将内部割断")
        case .ringDirection: warning(.polygons, "a ring runs unlike the others of its layer", "环方向不一致")
        case .repeatedVertex: notice(.polygons, "a vertex stands twice in a row", "顶点重复")
        case .spike: warning(.polygons, "the border runs out and back in a needle", "狭长尖角", .degrees)
        case .sliver: warning(.polygons, "the polygon is narrower than the least width", "狭长图斑", .metres)
        case .longEdge:
            warning(
                .polygons, "a straight edge is so long that the ground depends on the plane in which it is straight",
                "直边过长，面积随投影面而异", .squareMetres)
        case .beyondZone:
            warning(
                .polygons, "the row reaches so far from the central meridian that its area is not right to 10⁻⁶",
                "距中央子午线过远，面积精度不足", .metres)
        case .belowMinimum:
            warning(parcels, "the parcel is smaller than the least mapped area of its class", "小于最小上图面积", .squareMetres)
        // Rows of a layer against each other
        case .duplicateRow: error(.any, "the row stands twice, alike in shape and values", "要素完全重复")
        case .duplicateGeometry: error(tiled, "two rows have the same ground", "图形重复", .squareMetres)
        case .overlap: error(tiled, "two rows share ground", "图斑重叠", .squareMetres)
        case .overlapHeap: error(tiled, "rows lie on each other by the dozen: what they share", "图斑成堆重叠", .squareMetres)
        case .gap: error(whole, "enclosed ground that no row covers", "图斑缝隙", .squareMetres)
        case .narrowGap:
            warning(whole, "two rows run side by side, nearer than the least width, and do not meet", "狭窄缝隙", .metres)
        case .unsnappedVertex:
            warning(whole, "a vertex lies nearly but not quite on a neighbour's border", "节点未咬合", .metres)
        case .missingVertex: warning(whole, "a vertex on a neighbour's border where the neighbour has none", "邻边缺少节点")
        // Layers against each other
        case .outsideVillages: error(parcels, "ground of a parcel that no village covers", "地类图斑超出村级调查区", .squareMetres)
        case .outsideTowns:
            error(
                .layers([.parcels, .villages]), "ground of a parcel or village that no town covers", "超出行政区",
                .squareMetres)
        case .withoutParcels:
            error(units, "ground of a village or town that no parcel covers", "调查区或行政区内无地类图斑", .squareMetres)
        case .withoutVillages:
            error(.layers([.towns]), "ground of a town that no village covers", "行政区内无村级调查区", .squareMetres)
        }
    }

    private var parcels: Scope { .layers([.parcels]) }
    private var units: Scope { .layers([.villages, .towns]) }
    /// Layers whose rows may not overlap.
    private var tiled: Scope {
        .layers([
            .parcels, .villages, .towns, .basicFarmland, .basicFarmlandSurvey, .protectionTargets, .ecologicalRedLine,
            .urbanBoundary, .settlements,
        ])
    }
    /// Layers whose rows tile their ground.
    private var whole: Scope { .layers([.parcels, .villages, .towns]) }

    private func error(_ scope: Scope, _ english: String, _ chinese: String, _ unit: Unit? = nil) -> Definition {
        Definition(severity: .error, unit: unit, scope: scope, english: english, chinese: chinese)
    }
    private func warning(_ scope: Scope, _ english: String, _ chinese: String, _ unit: Unit? = nil) -> Definition {
        Definition(severity: .warning, unit: unit, scope: scope, english: english, chinese: chinese)
    }
    private func notice(_ scope: Scope, _ english: String, _ chinese: String, _ unit: Unit? = nil) -> Definition {
        Definition(severity: .notice, unit: unit, scope: scope, english: english, chinese: chinese)
    }
}
