namespace Flowtriq.Server.Contract.StatusPages;

/// <summary>An update that a person writes.</summary>
/// <param name="Text">What the public reads.</param>
/// <param name="Phase">How far the story has got by it; null leaves that as it is.</param>
public sealed record StatusUpdateRequest(string Text, StoryPhase? Phase = null);
