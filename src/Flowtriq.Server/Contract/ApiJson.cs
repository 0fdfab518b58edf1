using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Mvc;

namespace Flowtriq.Server.Contract;

/// <summary>The shapes of the REST API and the live hub; <see cref="ApiJsonOptions"/> holds the rules.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(SetupStatus))]
[JsonSerializable(typeof(SetupRequest))]
[JsonSerializable(typeof(SignInRequest))]
[JsonSerializable(typeof(Session))]
[JsonSerializable(typeof(WallLink))]
[JsonSerializable(typeof(Node[]))]
[JsonSerializable(typeof(NodeDetail))]
[JsonSerializable(typeof(Pop[]))]
[JsonSerializable(typeof(Overview))]
[JsonSerializable(typeof(BrokenDownSeries))]
[JsonSerializable(typeof(IncidentPage))]
[JsonSerializable(typeof(IncidentDetail))]
[JsonSerializable(typeof(IncidentEvent[]))]
[JsonSerializable(typeof(ResolveRequest))]
[JsonSerializable(typeof(NoteRequest))]
[JsonSerializable(typeof(VerdictRequest))]
[JsonSerializable(typeof(PacketPage))]
[JsonSerializable(typeof(PacketDetail))]
[JsonSerializable(typeof(OverviewTick))]
[JsonSerializable(typeof(NodeTick))]
[JsonSerializable(typeof(IncidentMessage))]
[JsonSerializable(typeof(IncidentEventMessage))]
[JsonSerializable(typeof(NodeJoinedMessage))]
[JsonSerializable(typeof(ProblemDetails))]
[JsonSerializable(typeof(HttpValidationProblemDetails))]
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(bool?))]
[JsonSerializable(typeof(int?))]
[JsonSerializable(typeof(long?))]
[JsonSerializable(typeof(double?))]
[JsonSerializable(typeof(Guid))]
public sealed partial class ApiJson : JsonSerializerContext;
