namespace Flowtriq.Protocol;

/// <summary>
/// The version of the conversation. Fields that are only added need no new version; a change an older peer would
/// misread does. A server speaks every version from <see cref="Oldest"/> to <see cref="Current"/>.
/// </summary>
public static class ProtocolVersion
{
    /// <summary>The version this build speaks.</summary>
    public const uint Current = 1;

    /// <summary>The oldest version this build still understands.</summary>
    public const uint Oldest = 1;

    /// <summary>The version both ends will speak; null when there is none.</summary>
    /// <param name="offered">The newest version the peer speaks.</param>
    public static uint? Agree(uint offered) => offered < Oldest ? null : Math.Min(offered, Current);
}
