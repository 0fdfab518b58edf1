namespace Flowtriq.Server.Contract;

public sealed record IncidentEventMessage(long Number, IncidentEvent Event);
