namespace Flowtriq.Agent;

/// <summary>What went wrong outside the loop and is told as a notice.</summary>
/// <param name="Kind">What sort of trouble, such as "queue_in_memory".</param>
/// <param name="Text">In words.</param>
internal sealed record Trouble(string Kind, string Text);
