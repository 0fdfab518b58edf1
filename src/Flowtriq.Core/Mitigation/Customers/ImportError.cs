namespace Flowtriq.Core.Mitigation.Customers;

/// <summary>One thing wrong with an imported file.</summary>
/// <param name="Line">Line number, from 1.</param>
/// <param name="Problem">What is wrong, for the person who made the file.</param>
public sealed record ImportError(int Line, string Problem)
{
    /// <summary>"line 3: …".</summary>
    public override string ToString() => $"line {Line}: {Problem}";
}
