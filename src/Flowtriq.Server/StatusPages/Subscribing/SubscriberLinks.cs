using System.Globalization;
using System.Security.Cryptography;
using Flowtriq.Server.StatusPages.Pages;
using Microsoft.AspNetCore.DataProtection;

namespace Flowtriq.Server.StatusPages.Subscribing;

/// <summary>
/// Links for the owner of an address alone: to say yes, which ends after two days, and to leave, which never ends. What a
/// link opens is signed into it; nothing is kept.
/// </summary>
internal sealed class SubscriberLinks(IDataProtectionProvider protection, PublicAddress address, TimeProvider time)
{
    /// <summary>How long somebody may take to say yes.</summary>
    internal static readonly TimeSpan Life = TimeSpan.FromDays(2);

    private readonly IDataProtector confirm = protection.CreateProtector("flowtriq.status.confirm");
    private readonly IDataProtector leave = protection.CreateProtector("flowtriq.status.leave");

    internal string Confirm(string slug, long subscriber) =>
        $"{address.Of(slug)}/confirm/{confirm.Protect(Text(subscriber, time.GetUtcNow() + Life))}";

    internal string Leave(string slug, long subscriber) =>
        $"{address.Of(slug)}/leave/{leave.Protect(Text(subscriber, DateTimeOffset.MaxValue))}";

    /// <summary>The subscriber a link to say yes is for; null when it is not one of ours or too old.</summary>
    internal long? OfConfirm(string token) => Read(confirm, token);

    /// <summary>The subscriber a link to leave is for; null when it is not one of ours.</summary>
    internal long? OfLeave(string token) => Read(leave, token);

    private static string Text(long subscriber, DateTimeOffset until) =>
        string.Create(CultureInfo.InvariantCulture, $"{subscriber} {until.ToUnixTimeSeconds()}");

    private long? Read(IDataProtector protector, string token)
    {
        try
        {
            var parts = protector.Unprotect(token).Split(' ');
            var until = DateTimeOffset.FromUnixTimeSeconds(long.Parse(parts[1], CultureInfo.InvariantCulture));
            return until > time.GetUtcNow() ? long.Parse(parts[0], CultureInfo.InvariantCulture) : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
