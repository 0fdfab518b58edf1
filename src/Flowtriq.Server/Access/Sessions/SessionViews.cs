using Flowtriq.Server.Contract;
using Flowtriq.Server.Platform;

namespace Flowtriq.Server.Access.Sessions;

/// <summary>The session as its own browser sees it.</summary>
internal static class SessionViews
{
    internal static Session Of(Member member, MemberStore members) =>
        new(member.Name, member.Email, member.Role, member.Customer, members.Workspace() ?? "", ProductVersion.Text);
}
