namespace Flowtriq.Server.Alerting.Channels;

/// <summary>What came of a change to the channels.</summary>
internal enum ChannelChange
{
    Done,
    NotFound,

    /// <summary>Another channel has the name.</summary>
    NameTaken,

    /// <summary>Somebody changed it since.</summary>
    Outdated,

    /// <summary>A channel keeps its kind.</summary>
    OtherKind,
}
