namespace Flowtriq.Server.Mitigation.Scrubbing;

/// <summary>What became of a change to the providers.</summary>
internal enum ScrubbingChange
{
    Done,
    NotFound,
    NameTaken,

    /// <summary>Somebody else changed it since.</summary>
    Outdated,

    /// <summary>A provider keeps its kind.</summary>
    OtherKind,
}
