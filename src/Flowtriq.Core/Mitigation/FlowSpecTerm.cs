namespace Flowtriq.Core.Mitigation;

/// <summary>One {operator, value} pair of a component (RFC 8955 §4.2.1).</summary>
/// <param name="Operator">How the packet's value is compared, and how this term joins the one before.</param>
/// <param name="Value">What it is compared with.</param>
public readonly record struct FlowSpecTerm(FlowSpecOperator Operator, uint Value)
{
    /// <summary>True when joined to the term before by AND.</summary>
    public bool IsAnd => Has(FlowSpecOperator.And);

    /// <summary>The comparison without the AND bit.</summary>
    public FlowSpecOperator Comparison => Operator & ~FlowSpecOperator.And;

    /// <summary>True when the operator has this bit.</summary>
    public bool Has(FlowSpecOperator bit) => (Operator & bit) == bit;

    /// <summary>Text as routers print it: "=53", ">=1000", "!&amp;2" for a negated bit mask.</summary>
    public string ToText(bool bitmask) => (bitmask ? BitmaskSign() : NumericSign()) + Value;

    private string NumericSign() =>
        (Has(FlowSpecOperator.Less), Has(FlowSpecOperator.Greater), Has(FlowSpecOperator.Equal)) switch
        {
            (false, false, true) => "=",
            (false, true, false) => ">",
            (false, true, true) => ">=",
            (true, false, false) => "<",
            (true, false, true) => "<=",
            (true, true, false) => "!=",
            (true, true, true) => "any ",
            (false, false, false) => "never ",
        };

    private string BitmaskSign() => (Has(FlowSpecOperator.Not) ? "!" : "") + (Has(FlowSpecOperator.All) ? "=" : "&");
}
