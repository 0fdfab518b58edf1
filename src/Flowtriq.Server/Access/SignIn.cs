using Flowtriq.Server.Contract;

namespace Flowtriq.Server.Access;

/// <summary>Checks who wants to come in, and locks out who guesses.</summary>
internal sealed class SignIn(MemberStore members, Passwords passwords, LockOuts locks, AccessMetrics metrics)
{
    /// <summary>The member, when e-mail and password are right and the member is not locked out; null otherwise.</summary>
    internal async Task<Member?> TryAsync(string email, string password, CancellationToken cancel)
    {
        var member = members.ByEmail(email);
        var right = passwords.Check(member, password, out var newHash);
        if (member is null || locks.Holds(member.Id))
        {
            metrics.SignInFailed();
            return null;
        }

        if (!right)
        {
            metrics.SignInFailed();
            await locks.FailedAsync(member.Id, cancel);
            return null;
        }

        await locks.SucceededAsync(member.Id, newHash, cancel);
        return member;
    }

    internal Member NewMember(string name, string email, Role role, string password, long? customer = null) =>
        new(0, name.Trim(), email.Trim(), role, customer, passwords.Hash(password));
}
