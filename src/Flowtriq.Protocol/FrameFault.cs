namespace Flowtriq.Protocol;

/// <summary>Why reading frames stopped. The names are metric labels.</summary>
public enum FrameFault : byte
{
    /// <summary>Nothing is wrong.</summary>
    None,

    /// <summary>The peer closed the connection between two frames.</summary>
    Ended,

    /// <summary>The peer closed the connection inside a frame.</summary>
    Truncated,

    /// <summary>The length prefix is not a varint of at most five bytes.</summary>
    BadLength,

    /// <summary>The frame is longer than the maximum.</summary>
    Oversize,

    /// <summary>The bytes are not the expected protobuf message.</summary>
    Malformed,
}
