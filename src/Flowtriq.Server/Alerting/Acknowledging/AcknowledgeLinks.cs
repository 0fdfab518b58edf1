using System.Globalization;
using System.Security.Cryptography;
using Flowtriq.Core.Incidents;
using Flowtriq.Server.Platform;
using Microsoft.AspNetCore.DataProtection;

namespace Flowtriq.Server.Alerting.Acknowledging;

/// <summary>Signed links in messages by which somebody without a session takes one incident, for a day.</summary>
internal sealed class AcknowledgeLinks(IDataProtectionProvider protection, ServerOptions options, TimeProvider time)
{
    private static readonly TimeSpan Life = TimeSpan.FromHours(24);

    private readonly IDataProtector protector = protection.CreateProtector("flowtriq.acknowledge");

    /// <summary>Address of the console, without a slash at its end.</summary>
    internal string Console => options.Address;

    /// <summary>The link to take an incident, for whoever is told this way.</summary>
    internal string Make(long incident, string way)
    {
        var until = (time.GetUtcNow() + Life).ToUnixTimeSeconds();
        return $"{Console}/ack/{protector.Protect(string.Create(CultureInfo.InvariantCulture, $"{until}|{incident}|{way}"))}";
    }

    /// <summary>The incident and the way its link was sent; null when the link is none of ours or too old.</summary>
    internal (IncidentId Incident, string Way)? Read(string token)
    {
        try
        {
            var parts = protector.Unprotect(token).Split('|', 3);
            return
                parts.Length == 3
                && long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var until)
                && time.GetUtcNow().ToUnixTimeSeconds() < until
                && IncidentId.TryParse(parts[1], out var id)
                ? (id, parts[2])
                : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
