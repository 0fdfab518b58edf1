namespace Flowtriq.Bgp.Wire;

/// <summary>The graceful restart capability (RFC 4724 §3, RFC 8538 §2).</summary>
/// <param name="Restarted">The sender has just restarted (R bit).</param>
/// <param name="Notifications">A NOTIFICATION does not end graceful restart either (N bit).</param>
/// <param name="Seconds">How long the peer keeps routes after losing the sender: 0..4095.</param>
/// <param name="Families">Families that are kept.</param>
public sealed record GracefulRestart(
    bool Restarted,
    bool Notifications,
    ushort Seconds,
    ValueList<GracefulFamily> Families
);
