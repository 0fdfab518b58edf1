using Flowtriq.Server.Contract;
using Flowtriq.Server.Platform;

namespace Flowtriq.Server.Access.Members;

/// <summary>A role goes with a customer exactly when it is the customer's.</summary>
internal static class RoleCheck
{
    /// <summary>What is wrong with the customer given for a role; null when nothing is.</summary>
    internal static string? Fault(Role role, long? customer, CustomerNames customers) =>
        (role, customer) switch
        {
            (Role.Customer, null) => "The role customer needs the customer whose prefixes the person sees.",
            (Role.Customer, { } number) => customers.Of(number) is null ? $"There is no customer {number}." : null,
            (_, not null) => "Only the role customer goes with a customer.",
            _ => null,
        };
}
