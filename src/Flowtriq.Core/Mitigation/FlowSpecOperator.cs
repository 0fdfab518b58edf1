namespace Flowtriq.Core.Mitigation;

/// <summary>
/// Comparison bits of an operator byte (RFC 8955 §4.2.1.1 numeric, §4.2.1.2 bit mask). The end-of-list and length bits
/// belong to the encoding and are not here.
/// </summary>
[Flags]
[System.Diagnostics.CodeAnalysis.SuppressMessage(
    "Design",
    "CA1069:Enums values should not be duplicated",
    Justification = "The numeric and the bit-mask operator share their bits on the wire."
)]
public enum FlowSpecOperator : byte
{
    /// <summary>Numeric: never true, and refused. Bit mask: any of the bits is set.</summary>
    None = 0,

    /// <summary>Numeric: equal.</summary>
    Equal = 1,

    /// <summary>Bit mask: all of the bits are set. Shares its bit with <see cref="Equal"/>.</summary>
    All = 1,

    /// <summary>Numeric: greater.</summary>
    Greater = 2,

    /// <summary>Bit mask: the result is negated. Shares its bit with <see cref="Greater"/>.</summary>
    Not = 2,

    /// <summary>Numeric: less.</summary>
    Less = 4,

    /// <summary>Joined to the term before by AND instead of OR; illegal in the first term.</summary>
    And = 0x40,
}
