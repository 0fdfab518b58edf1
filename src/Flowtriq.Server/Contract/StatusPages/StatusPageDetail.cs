namespace Flowtriq.Server.Contract.StatusPages;

/// <summary>A status page with what it tells now.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Page">As people wrote it.</param>
/// <param name="HasLogo">Whether a logo is kept.</param>
/// <param name="State">The worst state of any component.</param>
/// <param name="Components">How each component is.</param>
/// <param name="Stories">Open ones and those of the last 90 days, newest first.</param>
/// <param name="Maintenance">Work under way or to come, earliest first.</param>
/// <param name="EmailSubscribers">Confirmed addresses.</param>
/// <param name="WebhookSubscribers">Confirmed webhooks.</param>
/// <param name="Changed">When the page itself was last changed.</param>
/// <param name="ChangedBy">By whom.</param>
public sealed record StatusPageDetail(
    long Number,
    StatusPageBody Page,
    bool HasLogo,
    ComponentState State,
    IReadOnlyList<StatusComponentView> Components,
    IReadOnlyList<StatusStoryView> Stories,
    IReadOnlyList<StatusMaintenanceView> Maintenance,
    int EmailSubscribers,
    int WebhookSubscribers,
    DateTimeOffset Changed,
    string ChangedBy
);
