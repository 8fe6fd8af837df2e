/// Whole numbers of floating-point numbers, without a trap.
///
/// `Int(x)` of a `Double` ends the process when `x` is not finite or too large, and a number that came from a file can
/// be either. In this package that conversion is an error of the build (see the end of this file); one of these is
/// written in its place, so that each place says what becomes of a number that does not fit.
extension Int {
    /// The whole part of `value`; nil where there is none: not finite, or beyond the range.
    ///
    /// The fraction is cut off, towards zero. For numbers that a refusal or a row issue can name.
    @inlinable package init?(wholePart value: Double) {
        guard value >= -0x1p63, value < 0x1p63 else { return nil }
        self = Int.Swift::init(value)
    }

    /// The whole part of `value`, or the nearest end of the range; 0 of what is not a number.
    ///
    /// The fraction is cut off, towards zero. For cells of a grid, positions of a colour and the like, where the end of
    /// the range is an answer.
    @inlinable package init(clamping value: Double) {
        self = value >= 0x1p63 ? .max : value >= -0x1p63 ? Int.Swift::init(value) : value < 0 ? .min : 0
    }
}

extension Int32 {
    /// The whole part of `value`, or the nearest end of the range; 0 of what is not a number.
    @inlinable package init(clamping value: Double) {
        self = value >= 0x1p31 ? .max : value >= -0x1p31 ? Int32.Swift::init(value) : value < 0 ? .min : 0
    }
}

extension Int64 {
    /// The whole part of `value`, or the nearest end of the range; 0 of what is not a number.
    @inlinable package init(clamping value: Double) {
        self = value >= 0x1p63 ? .max : value >= -0x1p63 ? Int64.Swift::init(value) : value < 0 ? .min : 0
    }
}

extension Int64 {
    /// A `Double` keeps the number exactly. Every whole number up to 2⁵³ is kept, and those beyond that end in enough zeros
    /// of the binary system.
    @inlinable package var isExactAsDouble: Bool {
        magnitude <= 1 << 53 || Int64(exactly: Double(self)) == self
    }
}

extension UInt32 {
    /// The whole part of `value`, or the nearest end of the range; 0 of what is not a number.
    @inlinable package init(clamping value: Double) {
        self = value >= 0x1p32 ? .max : value > 0 ? UInt32.Swift::init(value) : 0
    }
}

extension UInt64 {
    /// The whole part of `value`, or the nearest end of the range; 0 of what is not a number.
    @inlinable package init(clamping value: Double) {
        self = value >= 0x1p64 ? .max : value > 0 ? UInt64.Swift::init(value) : 0
    }
}

extension Int128 {
    /// The whole part of `value`; nil where there is none: not finite, or beyond the range.
    @inlinable package init?(wholePart value: Double) {
        guard value >= -0x1p127, value < 0x1p127 else { return nil }
        self = Int128.Swift::init(value)
    }

    /// The whole part of `value`, or the nearest end of the range; 0 of what is not a number.
    @inlinable package init(clamping value: Double) {
        self = value >= 0x1p127 ? .max : value >= -0x1p127 ? Int128.Swift::init(value) : value < 0 ? .min : 0
    }
}

// The conversions that trap. They stand here so that the compiler finds them: a declaration of this package goes before
// one of the standard library, its use is a warning, and warnings are errors.

extension Int {
    @available(
        *, deprecated, message: "it traps on what does not fit: init?(wholePart:), init(clamping:) or init?(exactly:)"
    )
    package init(_ value: Double) { self = Self.Swift::init(value) }
    @available(
        *, deprecated, message: "it traps on what does not fit: init?(wholePart:), init(clamping:) or init?(exactly:)"
    )
    package init(_ value: Float) { self = Self.Swift::init(value) }
}

extension Int8 {
    @available(
        *, deprecated, message: "it traps on what does not fit: init?(wholePart:), init(clamping:) or init?(exactly:)"
    )
    package init(_ value: Double) { self = Self.Swift::init(value) }
    @available(
        *, deprecated, message: "it traps on what does not fit: init?(wholePart:), init(clamping:) or init?(exactly:)"
    )
    package init(_ value: Float) { self = Self.Swift::init(value) }
}

extension Int16 {
    @available(
        *, deprecated, message: "it traps on what does not fit: init?(wholePart:), init(clamping:) or init?(exactly:)"
    )
    package init(_ value: Double) { self = Self.Swift::init(value) }
    @available(
        *, deprecated, message: "it traps on what does not fit: init?(wholePart:), init(clamping:) or init?(exactly:)"
    )
    package init(_ value: Float) { self = Self.Swift::init(value) }
}

extension Int32 {
    @available(
        *, deprecated, message: "it traps on what does not fit: init?(wholePart:), init(clamping:) or init?(exactly:)"
    )
    package init(_ value: Double) { self = Self.Swift::init(value) }
    @available(
        *, deprecated, message: "it traps on what does not fit: init?(wholePart:), init(clamping:) or init?(exactly:)"
    )
    package init(_ value: Float) { self = Self.Swift::init(value) }
}

extension Int64 {
    @available(
        *, deprecated, message: "it traps on what does not fit: init?(wholePart:), init(clamping:) or init?(exactly:)"
    )
    package init(_ value: Double) { self = Self.Swift::init(value) }
    @available(
        *, deprecated, message: "it traps on what does not fit: init?(wholePart:), init(clamping:) or init?(exactly:)"
    )
    package init(_ value: Float) { self = Self.Swift::init(value) }
}

extension Int128 {
    @available(
        *, deprecated, message: "it traps on what does not fit: init?(wholePart:), init(clamping:) or init?(exactly:)"
    )
    package init(_ value: Double) { self = Self.Swift::init(value) }
    @available(
        *, deprecated, message: "it traps on what does not fit: init?(wholePart:), init(clamping:) or init?(exactly:)"
    )
    package init(_ value: Float) { self = Self.Swift::init(value) }
}

extension UInt {
    @available(
        *, deprecated, message: "it traps on what does not fit: init?(wholePart:), init(clamping:) or init?(exactly:)"
    )
    package init(_ value: Double) { self = Self.Swift::init(value) }
    @available(
        *, deprecated, message: "it traps on what does not fit: init?(wholePart:), init(clamping:) or init?(exactly:)"
    )
    package init(_ value: Float) { self = Self.Swift::init(value) }
}

extension UInt8 {
    @available(
        *, deprecated, message: "it traps on what does not fit: init?(wholePart:), init(clamping:) or init?(exactly:)"
    )
    package init(_ value: Double) { self = Self.Swift::init(value) }
    @available(
        *, deprecated, message: "it traps on what does not fit: init?(wholePart:), init(clamping:) or init?(exactly:)"
    )
    package init(_ value: Float) { self = Self.Swift::init(value) }
}

extension UInt16 {
    @available(
        *, deprecated, message: "it traps on what does not fit: init?(wholePart:), init(clamping:) or init?(exactly:)"
    )
    package init(_ value: Double) { self = Self.Swift::init(value) }
    @available(
        *, deprecated, message: "it traps on what does not fit: init?(wholePart:), init(clamping:) or init?(exactly:)"
    )
    package init(_ value: Float) { self = Self.Swift::init(value) }
}

extension UInt32 {
    @available(
        *, deprecated, message: "it traps on what does not fit: init?(wholePart:), init(clamping:) or init?(exactly:)"
    )
    package init(_ value: Double) { self = Self.Swift::init(value) }
    @available(
        *, deprecated, message: "it traps on what does not fit: init?(wholePart:), init(clamping:) or init?(exactly:)"
    )
    package init(_ value: Float) { self = Self.Swift::init(value) }
}

extension UInt64 {
    @available(
        *, deprecated, message: "it traps on what does not fit: init?(wholePart:), init(clamping:) or init?(exactly:)"
    )
    package init(_ value: Double) { self = Self.Swift::init(value) }
    @available(
        *, deprecated, message: "it traps on what does not fit: init?(wholePart:), init(clamping:) or init?(exactly:)"
    )
    package init(_ value: Float) { self = Self.Swift::init(value) }
}

extension UInt128 {
    @available(
        *, deprecated, message: "it traps on what does not fit: init?(wholePart:), init(clamping:) or init?(exactly:)"
    )
    package init(_ value: Double) { self = Self.Swift::init(value) }
    @available(
        *, deprecated, message: "it traps on what does not fit: init?(wholePart:), init(clamping:) or init?(exactly:)"
    )
    package init(_ value: Float) { self = Self.Swift::init(value) }
}
