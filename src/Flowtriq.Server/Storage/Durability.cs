namespace Flowtriq.Server.Storage;

/// <summary>What a commit survives.</summary>
public enum Durability
{
    /// <summary>A committed transaction survives a power cut: one fsync per commit.</summary>
    EveryCommit,

    /// <summary>A committed transaction survives the end of the process; a power cut may take the last second.</summary>
    ProcessCrash,
}
