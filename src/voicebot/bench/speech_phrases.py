"""What is said to be judged: what a robot says on a telephone.

Without numbers, which a judge may write in more than one way.
"""

from __future__ import annotations

PHRASES: dict[str, tuple[str, ...]] = {
    "ru": (
        "Здравствуйте! Это робот клиники. Вам удобно сейчас говорить?",
        "Напоминаю, вы записаны к врачу на вторник вечером. Вы придёте?",
        "Простите, не расслышал. Повторите, пожалуйста, ещё раз.",
        "Соединяю вас с оператором. Пожалуйста, оставайтесь на линии.",
        "Понимаю. На какой день и час вас записать?",
        "Записал. Если что-то изменится, позвоните нам.",
        "Ваш заказ доставят завтра утром, курьер позвонит за час.",
        "Стоимость доставки зависит от расстояния и веса посылки.",
        "Хорошо, больше мы вас не побеспокоим.",
        "Спасибо за разговор, всего доброго!",
    ),
    "en": (
        "Hello! This is the robot of the clinic. Is it a good time to talk?",
        "I am calling to remind you of your visit on Tuesday evening. Will you come?",
        "Sorry, I did not catch that. Could you say it again, please?",
        "I am putting you through to an operator. Please hold the line.",
        "I see. Which day and which hour would suit you?",
        "I have written it down. If anything changes, please give us a call.",
        "Your order will be delivered tomorrow morning, the courier will call first.",
        "The price of the delivery depends on the distance and the weight.",
        "All right, we will not disturb you again.",
        "Thank you for talking to us. Goodbye!",
    ),
    "ko": (
        "안녕하세요, 저는 행복 병원의 안내 로봇입니다.",
        "지금 잠시 통화 괜찮으십니까?",
        "내일 오전 열 시에 예약되어 있습니다.",
        "죄송합니다. 다시 한번 말씀해 주세요.",
        "상담원을 연결해 드리겠습니다. 잠시만 기다려 주세요.",
        "어느 날 몇 시가 좋으십니까?",
        "예약을 목요일 오후로 바꾸겠습니다.",
        "주문하신 물건은 내일 오후에 도착합니다.",
        "네, 다시는 전화드리지 않겠습니다.",
        "감사합니다. 안녕히 계세요.",
    ),
}
"""Ten for each language."""
