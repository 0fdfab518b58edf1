namespace Flowtriq.Agent.Updates;

/// <summary>How far a chosen version has come.</summary>
internal enum ChoiceStage
{
    /// <summary>Fetched and checked; runs at the next start.</summary>
    Fetched,

    /// <summary>Started once, and not known to be well yet.</summary>
    Trial,

    /// <summary>Was well.</summary>
    Proven,
}
