namespace Flowtriq.Core.Classification.Payloads;

/// <summary>NTP messages that are not time (ntpd's mode 6, RFC 9327, and private mode 7).</summary>
internal static class NtpPayload
{
    private const int MonGetList = 20;
    private const int MonGetList1 = 42;

    /// <summary>A mode 6 or mode 7 response; ordinary server replies (mode 4) are not one.</summary>
    internal static PayloadMatch Control(ReadOnlySpan<byte> payload)
    {
        if (payload.Length < 4)
            return PayloadMatch.None;
        return (payload[0] & 7) switch
        {
            7 when (payload[0] & 0x80) != 0 => new(
                payload[3] is MonGetList or MonGetList1 ? "monlist, mode 7" : "private response, mode 7"
            ),
            6 when (payload[1] & 0x80) != 0 => new(
                (payload[1] & 0x1F) == 2 ? "readvar, mode 6" : "control response, mode 6"
            ),
            _ => PayloadMatch.None,
        };
    }
}
