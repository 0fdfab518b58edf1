using System.Security.Cryptography;
using Flowtriq.Server.Contract;
using Microsoft.AspNetCore.DataProtection;

namespace Flowtriq.Server.Access;

/// <summary>Signed links that show the overview on a wall, without a member and without anything else.</summary>
internal sealed class WallLinks(IDataProtectionProvider protection, ConsoleLinks links, TimeProvider time)
{
    private static readonly TimeSpan Life = TimeSpan.FromDays(365);

    private readonly ITimeLimitedDataProtector protector = protection
        .CreateProtector("flowtriq.wall-link")
        .ToTimeLimitedDataProtector();

    internal WallLink Make()
    {
        var until = time.GetUtcNow() + Life;
        var token = protector.Protect("overview", until);
        return new WallLink(links.To($"/wall?token={token}"), until);
    }

    internal bool Is(string token)
    {
        try
        {
            return protector.Unprotect(token) == "overview";
        }
        catch (CryptographicException)
        {
            return false;
        }
    }
}
