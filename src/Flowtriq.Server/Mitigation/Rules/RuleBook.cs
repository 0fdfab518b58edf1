namespace Flowtriq.Server.Mitigation.Rules;

/// <summary>Holds the rules in force and tells when they change. Readers see immutable snapshots of what is committed.</summary>
public sealed class RuleBook
{
    private readonly Lock writing = new();
    private MitigationRules laidDown = MitigationRules.None;
    private MitigationRules current = MitigationRules.None;
    private bool killFile;

    /// <summary>Raised after a change was committed.</summary>
    public event Action? Changed;

    /// <summary>The rules in force.</summary>
    public MitigationRules Current => Volatile.Read(ref current);

    internal void Put(MitigationRules rules)
    {
        lock (writing)
        {
            laidDown = rules;
            Publish();
        }
        Changed?.Invoke();
    }

    /// <summary>The kill switch's file is there, or not; it acts before anything is stored.</summary>
    internal void PutKillFile(bool present)
    {
        lock (writing)
        {
            killFile = present;
            Publish();
        }
        Changed?.Invoke();
    }

    private void Publish() =>
        Volatile.Write(ref current, laidDown with { KillSwitch = laidDown.KillSwitch || killFile });
}
