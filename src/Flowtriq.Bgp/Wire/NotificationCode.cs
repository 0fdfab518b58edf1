namespace Flowtriq.Bgp.Wire;

/// <summary>Error codes of NOTIFICATION (RFC 4271 §4.5).</summary>
public enum NotificationCode : byte
{
    /// <summary>Marker, length or type of a header.</summary>
    Header = 1,

    /// <summary>The OPEN is not acceptable.</summary>
    Open = 2,

    /// <summary>An UPDATE is malformed: the peer rejects one of our routes.</summary>
    Update = 3,

    /// <summary>Nothing was heard for the hold time.</summary>
    HoldTimer = 4,

    /// <summary>A message that the state does not allow.</summary>
    StateMachine = 5,

    /// <summary>The session ends on purpose; see <see cref="CeaseCode"/>.</summary>
    Cease = 6,

    /// <summary>The send hold timer expired (RFC 9687 §4).</summary>
    SendHoldTimer = 8,
}
