namespace Flowtriq.Core.Packets.Captures;

/// <summary>Folds the several numbers that one link type has had into the one this software uses.</summary>
internal static class LinkTypes
{
    public static LinkType FromFile(uint value) =>
        (value & 0xFFFF) switch
        {
            // DLT_RAW on most systems and on OpenBSD, written raw by some programs.
            12 or 14 => LinkType.RawIp,
            // PPP in HDLC-like framing: the parser looks for the address and control bytes itself.
            50 => LinkType.Ppp,
            var other => (LinkType)other,
        };
}
