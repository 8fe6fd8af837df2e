import Columns

/// One thing about a source that reading found: what its parts say of each other, what was passed over.
public typealias FileNote = Phrase
