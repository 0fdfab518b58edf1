using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;

namespace Flowtriq.Server.Platform;

/// <summary>
/// Encrypts secrets that people entered, such as passwords of routers and keys of providers, before they are stored. Each
/// is bound to what it is for, so that one slice cannot open another's. The keys are in the data directory; a copy of the
/// database without them tells nothing.
/// </summary>
public sealed class SecretProtection(IDataProtectionProvider protection)
{
    /// <summary>Encrypts.</summary>
    /// <param name="purpose">What it is for: "bgp.peer".</param>
    /// <param name="secret">The text as entered.</param>
    public byte[] Seal(string purpose, string secret) =>
        protection.CreateProtector($"secret.{purpose}").Protect(Encoding.UTF8.GetBytes(secret));

    /// <summary>Decrypts; null when it was sealed for something else or the keys are not those it was sealed with.</summary>
    public string? Open(string purpose, byte[] sealedSecret)
    {
        try
        {
            return Encoding.UTF8.GetString(protection.CreateProtector($"secret.{purpose}").Unprotect(sealedSecret));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
