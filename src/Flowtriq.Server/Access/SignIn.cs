using Flowtriq.Server.Access.SecondFactor;
using Flowtriq.Server.Contract;

namespace Flowtriq.Server.Access;

/// <summary>Checks who wants to come in, and locks out who guesses: passwords and codes count together.</summary>
internal sealed class SignIn(MemberStore members, SecondFactors factors, LockOuts locks, AccessMetrics metrics)
{
    /// <param name="email">Of the member.</param>
    /// <param name="password">As typed.</param>
    /// <param name="code">Of the member's app, or a recovery code; null or empty when not asked for yet.</param>
    /// <param name="cancel">Ends the attempt.</param>
    internal async Task<SignInOutcome> TryAsync(string email, string password, string? code, CancellationToken cancel)
    {
        var member = members.ByEmail(email);
        var right = Passwords.Check(member, password, out var newHash);
        if (member is null || locks.Holds(member.Id))
            return Refuse();
        if (!right)
        {
            await locks.FailedAsync(member.Id, cancel);
            return Refuse();
        }

        if (factors.Has(member.Id))
        {
            // The failures so far stay: the right password must not buy new guesses at the code.
            if (string.IsNullOrWhiteSpace(code))
                return new SignInOutcome.CodeNeeded(Wrong: false);
            if (!await factors.TakeAsync(member.Id, code, cancel))
            {
                metrics.SignInFailed();
                await locks.FailedAsync(member.Id, cancel);
                return new SignInOutcome.CodeNeeded(Wrong: true);
            }
        }

        await locks.SucceededAsync(member.Id, newHash, cancel);
        return new SignInOutcome.In(member);
    }

    /// <summary>Whether a member who is signed in knows the password still; wrong answers count like those at the door.</summary>
    internal async Task<bool> IsStillAsync(Member member, string password, CancellationToken cancel)
    {
        var right = Passwords.Check(member, password, out _) && !locks.Holds(member.Id);
        if (!right)
        {
            metrics.SignInFailed();
            await locks.FailedAsync(member.Id, cancel);
        }

        return right;
    }

    private SignInOutcome.Refused Refuse()
    {
        metrics.SignInFailed();
        return new SignInOutcome.Refused();
    }
}
