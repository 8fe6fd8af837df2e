// What users of OGR meet, in whichever module it is declared: `import OGR` is enough.
@_exported public import CornerPoints
@_exported public import TableSources
@_exported public import VectorSources
