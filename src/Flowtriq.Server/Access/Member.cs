using Flowtriq.Server.Contract;

namespace Flowtriq.Server.Access;

/// <summary>A person as member of this server's workspace.</summary>
/// <param name="Id">Identifies the person over changes of everything else.</param>
/// <param name="Name">As timelines show it.</param>
/// <param name="Email">The person signs in with it; no two differ only in case.</param>
/// <param name="Role">What the membership allows.</param>
/// <param name="Customer">Number of the customer for <see cref="Contract.Role.Customer"/>; null for every other role.</param>
/// <param name="PasswordHash">Empty for a person who signs in with the identity provider only.</param>
internal sealed record Member(long Id, string Name, string Email, Role Role, long? Customer, string PasswordHash)
{
    /// <summary>Somebody who is no member yet and will sign in with a password.</summary>
    internal static Member New(string name, string email, Role role, string password, long? customer = null) =>
        new(0, name.Trim(), email.Trim(), role, customer, Passwords.Hash(password));
}
