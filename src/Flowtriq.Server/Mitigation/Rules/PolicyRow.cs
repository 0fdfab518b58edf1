using Flowtriq.Core.Mitigation.Customers;
using Flowtriq.Core.Mitigation.Policies;
using Flowtriq.Server.Contract.Mitigations;
using Flowtriq.Server.Platform;
using Flowtriq.Server.Storage;

namespace Flowtriq.Server.Mitigation.Rules;

/// <summary>A policy as stored; <c>Changed</c> is microseconds since 1970.</summary>
internal sealed record PolicyRow(
    long Number,
    string Name,
    long Revision,
    long Workspace,
    string Document,
    long Changed,
    string By
)
{
    internal bool IsWorkspace => Workspace != 0;

    internal PolicyBody Body => RuleDocuments.Stored.Read<PolicyBody>(Document);

    internal Policy ToPolicy() => PolicyReader.Read(Body, (int)Revision, new RequestFaults());

    /// <summary>True for who goes by this policy; null is nobody's address.</summary>
    internal bool HoldsFor(Customer? owner) =>
        owner?.Policy is { } name ? string.Equals(name, Name, StringComparison.OrdinalIgnoreCase) : IsWorkspace;

    internal PolicyView View(IEnumerable<string> customers) =>
        new(Number, (int)Revision, IsWorkspace, [.. customers], UnixTime.FromUnixMicroseconds(Changed), By, Body);
}
