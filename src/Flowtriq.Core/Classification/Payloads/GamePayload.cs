namespace Flowtriq.Core.Classification.Payloads;

/// <summary>Answers of game servers to server-browser queries.</summary>
internal static class GamePayload
{
    private static ReadOnlySpan<byte> RakNetMagic =>
        [0x00, 0xFF, 0xFF, 0x00, 0xFE, 0xFE, 0xFE, 0xFE, 0xFD, 0xFD, 0xFD, 0xFD, 0x12, 0x34, 0x56, 0x78];

    /// <summary>Valve's server queries: four 0xFF bytes, or 0xFEFFFFFF for a split answer, then the kind.</summary>
    internal static PayloadMatch Source(ReadOnlySpan<byte> payload)
    {
        if (payload.Length < 5 || payload[1] != 0xFF || payload[2] != 0xFF || payload[3] != 0xFF)
            return PayloadMatch.None;
        if (payload[0] == 0xFE)
            return new("split response");
        return (payload[0], payload[4]) switch
        {
            (0xFF, (byte)'I') => new("A2S_INFO response"),
            (0xFF, (byte)'D') => new("A2S_PLAYER response"),
            (0xFF, (byte)'E') => new("A2S_RULES response"),
            (0xFF, (byte)'A') => new("A2S challenge"),
            _ => PayloadMatch.None,
        };
    }

    /// <summary>Quake III's out-of-band answers, which FiveM shares.</summary>
    internal static PayloadMatch Quake(ReadOnlySpan<byte> payload)
    {
        if (payload.Length < 5 || !IsOutOfBand(payload))
            return PayloadMatch.None;
        var text = payload[4..];
        return text.StartsWith("statusResponse"u8) ? new("getstatus response")
            : text.StartsWith("infoResponse"u8) ? new("getinfo response")
            : text.StartsWith("getserversResponse"u8) ? new("getservers response")
            : PayloadMatch.None;
    }

    /// <summary>RakNet's unconnected pong.</summary>
    internal static PayloadMatch RakNet(ReadOnlySpan<byte> payload) =>
        payload.Length >= 33 && payload[0] == 0x1C && payload.Slice(17, 16).SequenceEqual(RakNetMagic)
            ? new("unconnected pong")
            : PayloadMatch.None;

    private static bool IsOutOfBand(ReadOnlySpan<byte> payload) => payload[..4].IndexOfAnyExcept((byte)0xFF) < 0;
}
