namespace Flowtriq.Protocol;

/// <summary>Which part of a received observation cannot be true. The names are metric labels.</summary>
public enum ObservationFault : byte
{
    /// <summary>Nothing is wrong.</summary>
    None,

    /// <summary>The id is not a UUID.</summary>
    Id,

    /// <summary>A text is longer than <see cref="ObservationCodec.LongestText"/>.</summary>
    Text,

    /// <summary>The target is not a prefix, or hosts are counted outside 1 to 2³¹−1.</summary>
    Target,

    /// <summary>An unknown direction, state, metric or family.</summary>
    UnknownValue,

    /// <summary>The reason is missing or its window or confirmations are out of range.</summary>
    Reason,

    /// <summary>A time is outside the calendar, or a closed observation has no end.</summary>
    Time,

    /// <summary>A rate is negative, infinite or not a number.</summary>
    Rate,

    /// <summary>A share or confidence is outside 0 to 1.</summary>
    Share,

    /// <summary>A list is longer than <see cref="ObservationCodec.LongestList"/>.</summary>
    List,

    /// <summary>A vector's protocol or port is out of range.</summary>
    Vector,

    /// <summary>A source is not an address.</summary>
    Source,

    /// <summary>The capture's id is not a UUID.</summary>
    Capture,

    /// <summary>A bucket of the traffic mix has a field that is out of range.</summary>
    Mix,
}
