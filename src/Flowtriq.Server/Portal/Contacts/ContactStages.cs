using Flowtriq.Core.Incidents;

namespace Flowtriq.Server.Portal.Contacts;

/// <summary>Decides what a customer is to be told of an incident, each thing once.</summary>
internal static class ContactStages
{
    /// <summary>What is over sooner is not worth a mail.</summary>
    internal static readonly TimeSpan Delay = TimeSpan.FromMinutes(1);

    /// <summary>The next thing to tell; null when there is none.</summary>
    /// <param name="incident">The incident as it is.</param>
    /// <param name="told">What was told before.</param>
    /// <param name="now">The server's clock.</param>
    internal static ContactStage? Next(Incident incident, IReadOnlySet<ContactStage> told, DateTimeOffset now)
    {
        var over = incident.State == IncidentState.Resolved;
        if (!told.Contains(ContactStage.Opened))
            return !over && now - incident.Detected >= Delay ? ContactStage.Opened : null;
        if (told.Contains(ContactStage.Resolved))
            return null;
        if (over)
            return ContactStage.Resolved;
        return !incident.LevelsInForce.IsEmpty && !told.Contains(ContactStage.Mitigated)
            ? ContactStage.Mitigated
            : null;
    }
}
