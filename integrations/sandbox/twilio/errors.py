"""Twilio's errors: a JSON body with code, message, more_info and status (Twilio docs, errors)."""

from flask import Response, jsonify

TEXTS = {
    20003: (401, "Authenticate"),
    20404: (404, "The requested resource was not found"),
    21211: (400, "Invalid 'To' Phone Number"),
    21212: (400, "Invalid 'From' Number"),
    21408: (400, "Permission to send an SMS has not been enabled for the region"),
    21602: (400, "Message body is required."),
    21603: (400, "A 'From' phone number is required."),
    21604: (400, "A 'To' phone number is required."),
    21606: (400, "The 'From' phone number is not a valid, message-capable Twilio phone number"),
    21610: (400, "Attempt to send to unsubscribed recipient"),
    21614: (400, "'To' number is not a valid mobile number"),
    21617: (400, "The concatenated message body exceeds the 1600 character limit"),
    21654: (400, "A ContentSid must be specified if ContentVariables are provided"),
    21655: (400, "The ContentSid is invalid."),
    21656: (400, "The ContentVariables Parameter is invalid."),
    21910: (400, "Invalid From and To pair. From and To should be of the same channel"),
    60200: (400, "Invalid parameter"),
}


class TwilioError(Exception):
    """A request that Twilio refuses."""

    def __init__(self, code: int) -> None:
        super().__init__(str(code))
        self.code = code


def error_answer(error: TwilioError) -> Response:
    """The body and status of a refusal."""
    status, message = TEXTS[error.code]
    response = jsonify(
        {
            "code": error.code,
            "message": message,
            "more_info": f"https://www.twilio.com/docs/errors/{error.code}",
            "status": status,
        }
    )
    response.status_code = status
    return response
