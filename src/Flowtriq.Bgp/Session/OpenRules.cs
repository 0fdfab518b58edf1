using Flowtriq.Bgp.Wire;

namespace Flowtriq.Bgp.Session;

/// <summary>Whether an OPEN is acceptable (RFC 4271 §6.2, RFC 6286 §2.2).</summary>
internal static class OpenRules
{
    private const byte UnsupportedVersion = 1;
    private const byte BadPeerAs = 2;
    private const byte BadIdentifier = 3;
    private const byte UnacceptableHoldTime = 6;

    /// <summary>The NOTIFICATION that refuses it, or null.</summary>
    public static NotificationMessage? Refuse(OpenMessage open, SessionSettings settings)
    {
        if (open.Version != 4)
            return Error(UnsupportedVersion, [0, 4]);
        if (open.Asn != settings.RemoteAsn)
            return Error(BadPeerAs, []);
        if (open.Identifier.V4 == 0 || (settings.IsInternal && open.Identifier == settings.Identifier))
            return Error(BadIdentifier, []);
        return open.HoldSeconds is 1 or 2 ? Error(UnacceptableHoldTime, []) : null;
    }

    /// <summary>The NOTIFICATION for bytes that are not a message (§6.1, §6.2, §6.3).</summary>
    public static NotificationMessage ForFault(WireFault fault) =>
        fault switch
        {
            WireFault.Marker => new(NotificationCode.Header, 1, []),
            WireFault.Length => new(NotificationCode.Header, 2, []),
            WireFault.Type => new(NotificationCode.Header, 3, []),
            WireFault.Open or WireFault.Capability => Error(0, []),
            _ => new(NotificationCode.Update, 1, []),
        };

    private static NotificationMessage Error(byte subcode, ValueList<byte> data) =>
        new(NotificationCode.Open, subcode, data);
}
