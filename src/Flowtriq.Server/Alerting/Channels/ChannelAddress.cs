using Flowtriq.Server.Platform;

namespace Flowtriq.Server.Alerting.Channels;

/// <summary>Addresses that people enter for messages to be posted to.</summary>
internal static class ChannelAddress
{
    private const int Longest = 2048;

    /// <summary>Adds what is wrong: https, or http where private addresses are allowed; no user name, no fragment.</summary>
    internal static void Check(string? text, bool allowPrivate, string field, RequestFaults faults)
    {
        if (string.IsNullOrEmpty(text))
            faults.Add(field, "Enter the address.");
        else if (text.Length > Longest || !Uri.TryCreate(text, UriKind.Absolute, out var url) || url.Host.Length == 0)
            faults.Add(field, "This is no address: https://…");
        else if (url.Scheme != Uri.UriSchemeHttps && !(allowPrivate && url.Scheme == Uri.UriSchemeHttp))
            faults.Add(field, "Only https; http only where private addresses are allowed.");
        else if (url.UserInfo.Length > 0 || url.Fragment.Length > 0)
            faults.Add(field, "No user name, password or fragment in the address.");
    }

    /// <summary>The host of an address, with the port where it is not the usual one.</summary>
    internal static string Host(string? text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url) ? url.Authority : "not set";
}
