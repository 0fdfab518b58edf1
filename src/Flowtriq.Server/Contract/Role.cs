namespace Flowtriq.Server.Contract;

/// <summary>What a member may do. Admin includes analyst, which includes read-only; a customer sees its own prefixes only.</summary>
public enum Role
{
    Admin,
    Analyst,
    ReadOnly,
    Customer,
}
