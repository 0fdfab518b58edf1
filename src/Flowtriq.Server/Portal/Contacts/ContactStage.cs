namespace Flowtriq.Server.Portal.Contacts;

/// <summary>What contacts are told of an incident; the names are stored.</summary>
internal enum ContactStage
{
    Opened,
    Mitigated,
    Resolved,
}
