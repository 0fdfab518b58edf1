namespace Flowtriq.Core.Classification;

/// <summary>Which part of a datagram a packet carries.</summary>
public enum FragmentPart : byte
{
    /// <summary>All of it.</summary>
    Whole,

    /// <summary>The first part: it carries the ports.</summary>
    First,

    /// <summary>A later part, without ports.</summary>
    Later,
}
