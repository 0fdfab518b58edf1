namespace Flowtriq.Server.Contract;

/// <summary>What a member may do; each role includes the next.</summary>
public enum Role
{
    Admin,
    Analyst,
    ReadOnly,
}
