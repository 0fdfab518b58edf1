using Flowtriq.Bgp.Wire;

namespace Flowtriq.Bgp.Session;

/// <summary>Why a session, or an attempt at one, ended.</summary>
/// <param name="Reason">For a person.</param>
/// <param name="Received">The router's NOTIFICATION, when it sent one.</param>
/// <param name="WasEstablished">Routes had flowed.</param>
public sealed record SessionEnd(string Reason, NotificationMessage? Received, bool WasEstablished)
{
    /// <summary>The router rejected something in an UPDATE (RFC 4271 §6.3).</summary>
    public bool RejectedUpdate => WasEstablished && Received?.Code == NotificationCode.Update;
}
