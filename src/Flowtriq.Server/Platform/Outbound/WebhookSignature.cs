using System.Security.Cryptography;
using System.Text;

namespace Flowtriq.Server.Platform.Outbound;

/// <summary>
/// What a receiver checks a webhook by: HMAC-SHA256 over the time and the body, so that neither can be changed and an old
/// message cannot be sent again. docs/channels/webhook.md has a verifier.
/// </summary>
internal static class WebhookSignature
{
    internal const string EventHeader = "X-Flowtriq-Event-Id";
    internal const string TimeHeader = "X-Flowtriq-Timestamp";
    internal const string SignatureHeader = "X-Flowtriq-Signature";

    /// <summary>The headers of one message.</summary>
    /// <param name="secret">Shared with the receiver.</param>
    /// <param name="eventId">The same for every attempt to deliver one event.</param>
    /// <param name="now">UTC.</param>
    /// <param name="body">The body as it is sent.</param>
    internal static IReadOnlyList<KeyValuePair<string, string>> Headers(
        string secret,
        string eventId,
        DateTimeOffset now,
        ReadOnlySpan<byte> body
    )
    {
        var time = now.ToUnixTimeSeconds().ToString();
        return [new(EventHeader, eventId), new(TimeHeader, time), new(SignatureHeader, Sign(secret, time, body))];
    }

    /// <summary>"v1=" and the hexadecimal HMAC of the time, a full stop and the body.</summary>
    internal static string Sign(string secret, string time, ReadOnlySpan<byte> body)
    {
        using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(secret));
        hmac.AppendData(Encoding.UTF8.GetBytes(time + "."));
        hmac.AppendData(body);
        return "v1=" + Convert.ToHexStringLower(hmac.GetHashAndReset());
    }
}
