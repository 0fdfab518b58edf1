namespace Flowtriq.Server.Live;

/// <summary>One call of a browser's handler. A droppable one is superseded by the next of its kind.</summary>
internal sealed record LiveMessage(string Method, EncodedJson Payload, bool Droppable);
