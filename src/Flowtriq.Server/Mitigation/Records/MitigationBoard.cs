namespace Flowtriq.Server.Mitigation.Records;

/// <summary>
/// What is wanted now. The incident pipeline is its only writer; readers see immutable snapshots of what is committed.
/// </summary>
public sealed class MitigationBoard
{
    private MitigationBook current = MitigationBook.Empty;

    /// <summary>The newest snapshot.</summary>
    public MitigationBook Current => Volatile.Read(ref current);

    internal void Put(MitigationBook book) => Volatile.Write(ref current, book);
}
