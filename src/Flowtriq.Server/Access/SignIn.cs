using System.Security.Claims;
using System.Security.Cryptography;
using Flowtriq.Server.Contract;
using Flowtriq.Server.Platform;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace Flowtriq.Server.Access;

/// <summary>Signs members in and out, and locks out who guesses.</summary>
internal sealed class SignIn(MemberStore members, Passwords passwords, AccessMetrics metrics, TimeProvider time)
{
    internal const string StampClaim = "stamp";
    internal const string MemberClaim = Person.MemberClaim;
    private const int Attempts = 8;
    private static readonly TimeSpan LockOut = TimeSpan.FromMinutes(5);

    /// <summary>The member, when e-mail and password are right and the member is not locked out; null otherwise.</summary>
    internal async Task<Member?> TryAsync(string email, string password, CancellationToken cancel)
    {
        var member = members.ByEmail(email);
        var right = passwords.Check(member, password, out var newHash);
        if (member is null)
        {
            metrics.SignInFailed();
            return null;
        }

        var now = time.GetUtcNow();
        if (members.LockedUntil(member.Id) is { } until && until > now)
        {
            metrics.SignInFailed();
            return null;
        }

        if (!right)
        {
            metrics.SignInFailed();
            await members.FailedAsync(member.Id, Attempts, now + LockOut, cancel);
            return null;
        }

        await members.SucceededAsync(member.Id, newHash, cancel);
        return member;
    }

    internal Member NewMember(string name, string email, Role role, string password) =>
        new(0, name.Trim(), email.Trim(), role, passwords.Hash(password), NewStamp());

    internal static Task StartAsync(HttpContext context, Member member) =>
        context.SignInAsync(
            CookieAuthenticationDefaults.AuthenticationScheme,
            Principal(member),
            new AuthenticationProperties { IsPersistent = true }
        );

    internal static string RoleName(Role role) =>
        role switch
        {
            Role.Admin => Roles.Admin,
            Role.Analyst => Roles.Analyst,
            Role.ReadOnly => Roles.ReadOnly,
        };

    private static ClaimsPrincipal Principal(Member member) =>
        new(
            new ClaimsIdentity(
                [
                    new Claim(MemberClaim, member.Id.ToString()),
                    new Claim(ClaimTypes.Name, member.Name),
                    new Claim(ClaimTypes.Email, member.Email),
                    new Claim(ClaimTypes.Role, RoleName(member.Role)),
                    new Claim(StampClaim, member.Stamp),
                ],
                CookieAuthenticationDefaults.AuthenticationScheme
            )
        );

    private static string NewStamp() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
}
