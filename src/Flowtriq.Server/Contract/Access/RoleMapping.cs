namespace Flowtriq.Server.Contract.Access;

/// <summary>Which role a value of the provider's claim stands for.</summary>
/// <param name="Value">For example the name of a group.</param>
/// <param name="Role">Every role but customer, which needs an invitation that says whose.</param>
public sealed record RoleMapping(string Value, Role Role);
