using Microsoft.AspNetCore.Identity;

namespace Flowtriq.Server.Access;

/// <summary>Hashes and checks passwords with ASP.NET Core Identity's PBKDF2. Checking takes as long for nobody as for somebody.</summary>
internal static class Passwords
{
    private static readonly PasswordHasher<Member> Hasher = new();

    // A password that nobody knows.
    private static readonly string Nobody = Hasher.HashPassword(null!, Guid.NewGuid().ToString());

    internal static string Hash(string password) => Hasher.HashPassword(null!, password);

    /// <summary>True when the password is the member's; a new hash comes out when the old one is of an older strength.</summary>
    internal static bool Check(Member? member, string password, out string? newHash)
    {
        newHash = null;
        var result = Hasher.VerifyHashedPassword(
            member!,
            member is { PasswordHash.Length: > 0 } ? member.PasswordHash : Nobody,
            password
        );
        if (member is null || result == PasswordVerificationResult.Failed)
            return false;
        if (result == PasswordVerificationResult.SuccessRehashNeeded)
            newHash = Hash(password);
        return true;
    }
}
