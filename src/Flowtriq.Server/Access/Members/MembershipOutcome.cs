namespace Flowtriq.Server.Access.Members;

/// <summary>What became of a change of a membership.</summary>
internal enum MembershipOutcome
{
    Done,
    Unknown,

    /// <summary>The workspace would be left without an admin.</summary>
    LastAdmin,
}
