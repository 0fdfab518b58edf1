namespace Flowtriq.Server.Mitigation.Rules;

/// <summary>Holds the rules in force and tells when they change. Readers see immutable snapshots of what is committed.</summary>
public sealed class RuleBook
{
    private MitigationRules current = MitigationRules.None;

    /// <summary>Raised after a change was committed.</summary>
    public event Action? Changed;

    /// <summary>The rules in force.</summary>
    public MitigationRules Current => Volatile.Read(ref current);

    internal void Put(MitigationRules rules)
    {
        Volatile.Write(ref current, rules);
        Changed?.Invoke();
    }
}
