using Flowtriq.Server.Contract;
using Flowtriq.Server.Platform.Outbound;

namespace Flowtriq.Server.Platform.Mailing;

/// <summary>Everything that is wrong with mail settings, said at once.</summary>
internal static class MailCheck
{
    /// <param name="request">As entered.</param>
    /// <param name="hasPassword">One is stored.</param>
    internal static Dictionary<string, string[]> Errors(MailSettingsRequest request, bool hasPassword)
    {
        var faults = new RequestFaults();
        var password = request.Password is null ? hasPassword : request.Password.Length > 0;
        var user = !string.IsNullOrEmpty(request.User);
        faults.When(Uri.CheckHostName(request.Host) == UriHostNameType.Unknown, "host", "A name or an address.");
        faults.When(request.Port is < 1 or > 65535, "port", "1 to 65535.");
        faults.When(!MailAddresses.TryParse(request.Sender, out _), "sender", "A mail address: noc@isp.example.");
        faults.When(user && !password, "password", "Signing in needs a password.");
        faults.When(password && !user, "user", "A password needs the name it belongs to.");
        faults.When(
            password && !request.StartTls && !request.ImplicitTls,
            "startTls",
            "A password goes out encrypted only."
        );
        faults.When(request.StartTls && request.ImplicitTls, "implicitTls", "Either STARTTLS or TLS from the start.");
        faults.When(IsUnfit(request.User), "user", "At most 256 characters, none of them control characters.");
        faults.When(IsUnfit(request.Password), "password", "At most 256 characters, none of them control characters.");
        faults.When(
            !string.IsNullOrWhiteSpace(request.Authority)
                && (request.Authority.Length > 64 << 10 || !TrustedAuthority.IsPem(request.Authority)),
            "authority",
            "Certificates in PEM."
        );
        return faults.All;
    }

    private static bool IsUnfit(string? text) => text is { Length: > 256 } || text?.Any(char.IsControl) == true;
}
