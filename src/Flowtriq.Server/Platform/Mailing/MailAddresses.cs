using System.Diagnostics.CodeAnalysis;

namespace Flowtriq.Server.Platform.Mailing;

/// <summary>Addresses of mail: ASCII only, without anything that could end a header or a command.</summary>
internal static class MailAddresses
{
    private const int Longest = 320;

    /// <summary>"noc@isp.example" or "NOC &lt;noc@isp.example&gt;".</summary>
    internal static bool TryParse(string? text, [NotNullWhen(true)] out System.Net.Mail.MailAddress? address)
    {
        address = null;
        return text is { Length: > 0 and <= Longest }
            && text.All(static c => c is >= ' ' and <= '~')
            && System.Net.Mail.MailAddress.TryCreate(text, out address)
            && !address.Address.Any(static c => c is ' ' or '<' or '>' or '"');
    }

    /// <summary>Several, separated by commas; null when there is none or one of them is no address.</summary>
    internal static IReadOnlyList<string>? Several(string text)
    {
        var addresses = new List<string>();
        foreach (var part in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (!TryParse(part, out var address))
                return null;
            addresses.Add(address.Address);
        }

        return addresses.Count == 0 ? null : addresses;
    }
}
